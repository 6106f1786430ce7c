import fc from "fast-check";

/** One seed for every property, so that a run that passed passes again; another one comes with `SEED=… npx jest`. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_230_505) });
