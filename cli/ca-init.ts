import { initCa } from "../shared/runtime/init-ca.ts";

export interface CaInitOptions {
  readonly stage: string;
  readonly installation: string;
  readonly json: boolean;
}

/** `depositary ca init`: a second run changes nothing and prints what stands. */
export const caInit = async ({ stage, installation, json }: CaInitOptions): Promise<void> => {
  const names = await initCa({ stage, installation, client: () => ({}) });
  if (json) console.log(JSON.stringify({ stage, ...names }));
  else
    console.log(
      `${stage}: the root is records/trust/${names.root}, the certification certificate records/trust/${names.certification}.`,
    );
};
