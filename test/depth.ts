/** How many runs a property gets: as many as it says, times `FC_DEPTH`. `FC_DEPTH=10 npm test` looks deeper. */
export const runs = (count: number): number => Math.ceil(count * Number(process.env['FC_DEPTH'] ?? 1))
