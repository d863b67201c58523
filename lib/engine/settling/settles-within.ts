/**
 * How long effects are taken to be under way where the slowest that was seen took so long. Those of a few milliseconds take many times as long on a busy target, long ones do
 * not. What had not settled by then is judged again with all the time that there is.
 */
export const settlesWithin = (slowestMs: number): number => Math.min(20 * slowestMs, 1.5 * slowestMs + 1000);
