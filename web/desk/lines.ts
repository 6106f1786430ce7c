import type { z } from "zod";
import type * as answers from "../../shared/api/answers.ts";

export type BoardAnswer = z.infer<typeof answers.agreements>;
export type BoardLine = BoardAnswer["agreements"][number];
