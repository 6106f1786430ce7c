import { deployPages } from "../shared/runtime/deploy-pages.ts";

export interface PagesDeployOptions {
  readonly stage: string;
  /** Only the files that functions name. */
  readonly assets: boolean;
  readonly json: boolean;
}

/** `depositary pages deploy`: what `npm run web` left goes to the stage's public host. */
export const pagesDeploy = async ({ stage, assets, json }: PagesDeployOptions): Promise<void> => {
  const done = await deployPages({ stage, directory: "web/dist", assetsOnly: assets, client: () => ({}) });
  if (json) console.log(JSON.stringify({ stage, ...done }));
  else console.log(`${stage}: ${done.documents} documents and ${done.assets} new assets are in ${done.bucket}.`);
};
