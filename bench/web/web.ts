import type { Benchmark } from "../measure.ts";
import { board } from "./board.ts";
import { comparison } from "./comparison.ts";
import { firstView } from "./first-view.ts";
import { visitedCloud } from "./installation.ts";
import { scores } from "./lighthouse.ts";
import { reading } from "./reading.ts";

/** The pages: what a first view weighs, and what Lighthouse finds. */
export const web: Benchmark = async () => {
  const visited = await visitedCloud();
  try {
    return [await firstView(visited), await scores(visited), await reading(visited), await board(), await comparison()];
  } finally {
    await visited.stop();
  }
};
