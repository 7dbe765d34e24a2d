import type { Locale } from '../i18n/i18n';
import { duration, percent, wholeNumber } from '../shared/time';

export interface KpiPart {
  readonly key: string;
  readonly value: number;
  readonly share: number;
}

export interface Kpi {
  readonly id: string;
  readonly version: number;
  readonly title: Readonly<Record<Locale, string>>;
  readonly unit: 'count' | 'ratio' | 'ms';
  readonly definition: Readonly<Record<Locale, string>>;
  /** Null: there is nothing to compute it from. */
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly parts?: readonly KpiPart[];
}

export const PERIODS = ['day', 'week', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];
export const CHANNELS = ['webchat', 'whatsapp', 'http', 'kafka'] as const;

export interface KpiChoice {
  readonly period: Period;
  /** Empty: all. */
  readonly channel: string;
}

const DAYS: Record<Exclude<Period, 'all'>, number> = { day: 1, week: 7, month: 30 };

/** The query of a choice; the period ends now and begins on a whole minute, so that a repeated question is the same one. */
export function queryOf({ period, channel }: KpiChoice, now: number): string {
  const query = new URLSearchParams();
  if (period !== 'all') query.set('from', new Date(Math.floor(now / 60_000) * 60_000 - DAYS[period] * 86_400_000).toISOString());
  if (channel !== '') query.set('channel', channel);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

export function formatValue(value: number, unit: Kpi['unit'], locale: Locale): string {
  switch (unit) {
    case 'count':
      return wholeNumber(value, locale);
    case 'ratio':
      return percent(value, locale);
    case 'ms':
      return duration(value, locale);
  }
}

/** A document behind a figure: of the read model `conversations` or `escalations`. */
export interface BehindDocument {
  readonly conversation_id: string;
  readonly channel?: string;
  readonly language?: string;
  readonly status?: string;
  readonly started_at?: string;
  readonly requested_at?: string;
  readonly reason?: string;
  readonly category?: string;
  readonly first_escalation_reason?: string;
  readonly wrap_up_category?: string;
  readonly customer_messages?: number;
  readonly first_response_ms?: number;
}

export interface BehindPage {
  readonly total: number;
  readonly documents: readonly BehindDocument[];
}
