import { newSession, type Session } from "../../../shared/usecases/session.ts";
import { agree, draftLife, type Life, open, share, TREATY, upload } from "./life.ts";
import type { Scene } from "./matrix.ts";
import { settled, startWorld, type World } from "./world.ts";

/** Four agreements of one installation, at rest. */
export interface Stage extends Scene {
  readonly world: World;
  readonly manifest: string;
  /** Open for signature and not yet signed. */
  readonly opened: Life;
  /** Opened too, but its window begins tomorrow. */
  readonly tomorrow: Life;
  /** Initialled and nominated, not opened. */
  readonly agreed: Life;
  /** Of KZ and TJ: nothing that UZ may know of. */
  readonly stranger: Life;
  /** KZ's own, not shared with UZ. */
  readonly kept: Life;
}

const DAY = 24 * 3600_000;

export const setStage = async (): Promise<Stage> => {
  const world = await startWorld();
  const opened = await ready(world, "Agreement on what is asked for");
  const tomorrow = await ready(world, "Agreement for tomorrow");
  const agreed = await ready(world, "Agreement that is agreed");
  await open(opened);
  await open(tomorrow, DAY);
  const stranger = await draftLife(world, "Agreement with another", ["KZ", "TJ"]);
  await upload(stranger);
  await share(stranger);
  const kept = await draftLife(world, "Draft of one side");
  await settled(world);
  const { body, headers } = await opened.read(TREATY.KZ);
  const { manifest } = body.opening as { manifest: string };
  const scene = { world, id: opened.id, etag: headers.get("etag") ?? "", manifest };
  const lives = { opened, tomorrow, agreed, stranger, kept };
  return { ...scene, ...lives, link: await opened.link("kz1"), session: await sessionFor(scene, {}) };
};

const ready = async (world: World, title: string): Promise<Life> => {
  const life = await draftLife(world, title);
  await upload(life);
  await share(life);
  await agree(life);
  return life;
};

/** A genuine session as `prove` would make it now, but for what is given. */
export const sessionFor = (
  { world, id, manifest }: Pick<Stage, "world" | "id" | "manifest">,
  change: Partial<Session>,
): Promise<string> => {
  const proven = Math.floor(Date.now() / 1000);
  const session = { agreementId: id, slot: "kz1", generation: 1, manifest, factor: "ACCESS_CODE" } as const;
  return newSession(world.macs, { ...session, proven, expires: proven + 900, ...change });
};

/** Does something that must change nothing. */
export const unchanged = async <T>({ world }: Pick<Stage, "world">, act: () => Promise<T>): Promise<T> => {
  const before = await world.rows();
  const result = await act();
  expect(await world.rows()).toEqual(before);
  return result;
};
