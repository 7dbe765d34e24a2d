import { useLanguage } from '../i18n/language';
import type { SentimentPoint } from '../shared/api-types';
import { wholeNumber } from '../shared/time';

const WIDTH = 260;
const HEIGHT = 56;
const MARGIN = 6;

/** What a sentiment of −1 … 1 is called. */
export const moodOf = (sentiment: number): 'good' | 'neutral' | 'bad' => (sentiment > 0.2 ? 'good' : sentiment < -0.2 ? 'bad' : 'neutral');

/** The mood of the customer's messages, oldest first: above the middle good, below bad. */
export function MoodLine({ points }: { points: readonly SentimentPoint[] }) {
  const { t, locale } = useLanguage();
  const last = points.at(-1);
  if (!last) return null;
  const step = points.length > 1 ? (WIDTH - 2 * MARGIN) / (points.length - 1) : 0;
  const at = ({ sentiment }: SentimentPoint, index: number): readonly [number, number] => [
    points.length > 1 ? MARGIN + index * step : WIDTH / 2,
    HEIGHT / 2 - sentiment * (HEIGHT / 2 - MARGIN),
  ];
  const mood = moodOf(last.sentiment);
  const anger = wholeNumber(last.anger, locale);
  return (
    <div className="mood">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('packet.sentimentLabel', { count: points.length, mood: t(`mood.${mood}`), anger })}>
        <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className="mood-middle" />
        <polyline points={points.map((point, index) => at(point, index).join(',')).join(' ')} className="mood-path" />
        {points.map((point, index) => {
          const [x, y] = at(point, index);
          return <circle key={index} cx={x} cy={y} r={index === points.length - 1 ? 4 : 2.5} className={point.anger >= 7 ? 'mood-angry' : 'mood-point'} />;
        })}
      </svg>
      <p className={`muted${last.anger >= 7 ? ' bad' : ''}`}>{t(`mood.${mood}`)} · {t('packet.anger', { anger })}</p>
    </div>
  );
}
