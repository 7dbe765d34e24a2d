/** How far ahead of our clock a vendor's time may lie before it is not believed, in milliseconds. */
export const MAX_AHEAD_MS = 5 * 60_000;

export interface EventTime {
  /** ISO 8601. */
  readonly time: string;
  readonly timeclamped: boolean;
}

/** The vendor's time is the event's time; one too far ahead is replaced by the time of recording, and marked. */
export function eventTime(vendorTime: string, recordedTime: string): EventTime {
  const ahead = Date.parse(vendorTime) - Date.parse(recordedTime);
  return ahead > MAX_AHEAD_MS ? { time: recordedTime, timeclamped: true } : { time: vendorTime, timeclamped: false };
}
