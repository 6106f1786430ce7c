/** The floor: what a function costs that does nothing. */
export const handler = async (): Promise<number> => 1;
