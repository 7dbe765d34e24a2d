import { RateLimitedError } from './errors';

export interface RateLimiterOptions {
  /** Requests a key may make at once. */
  capacity: number;
  /** Requests a key gets back per second. */
  refillPerSecond: number;
  /** Keys remembered; 10 000 by default. */
  maxKeys?: number;
  /** Clock in milliseconds. */
  now?: () => number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token bucket per key, in the memory of this instance. While more keys are active than it may remember, all further
 * keys share one bucket: a flood of keys neither grows the memory nor resets anyone's limit.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();
  private readonly overflow: Bucket;
  private readonly now: () => number;
  private readonly maxKeys: number;

  constructor(private readonly options: RateLimiterOptions) {
    this.now = options.now ?? Date.now;
    this.maxKeys = options.maxKeys ?? 10_000;
    this.overflow = { tokens: options.capacity, at: this.now() };
  }

  /** Keys remembered at the moment. */
  get size(): number {
    return this.buckets.size;
  }

  /** Counts one request; 0 when it may pass, otherwise the whole seconds after which the next one may. */
  take(key: string): number {
    const bucket = this.refilled(this.bucketOf(key));
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.options.refillPerSecond));
    bucket.tokens -= 1;
    return 0;
  }

  /** @throws RateLimitedError when the key has used up its share. */
  consume(key: string): void {
    const seconds = this.take(key);
    if (seconds > 0) throw new RateLimitedError(seconds);
  }

  private bucketOf(key: string): Bucket {
    const known = this.buckets.get(key);
    if (!known) this.forgetOldest();
    const bucket = known ?? { tokens: this.options.capacity, at: this.now() };
    if (!known && this.buckets.size >= this.maxKeys) return this.overflow;
    // Re-inserting keeps the map in order of last use, so the oldest bucket is the one most likely full again.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    return bucket;
  }

  /** A bucket that is full again says nothing, so it may go; at most two per call keeps the cost constant. */
  private forgetOldest(): void {
    for (const [key, bucket] of [...firstEntries(this.buckets, 2)]) {
      if (this.refilled(bucket).tokens >= this.options.capacity) this.buckets.delete(key);
    }
  }

  private refilled(bucket: Bucket): Bucket {
    const now = this.now();
    const gained = (Math.max(0, now - bucket.at) / 1000) * this.options.refillPerSecond;
    bucket.tokens = Math.min(this.options.capacity, bucket.tokens + gained);
    bucket.at = now;
    return bucket;
  }
}

function* firstEntries<K, V>(map: Map<K, V>, count: number): Generator<[K, V]> {
  let left = count;
  for (const entry of map) {
    if (left-- <= 0) return;
    yield entry;
  }
}
