/** What one signature page holds: slots, and so parties. */
export const MAX_SLOTS = 12;
