/** SQL text that gives a `timestamptz` expression as ISO 8601 in UTC with milliseconds, as events carry times. */
export const isoTime = (expression: string): string => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
