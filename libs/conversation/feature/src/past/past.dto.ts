import { PAST_FORMATS, type PastFormat } from '@parley/conversation/adapters';
import { DATE_ORDERS, LocalTime, type DateOrder } from '@parley/conversation/domain';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateBy, ValidateIf,
} from 'class-validator';

function isTimeZone(value: unknown): boolean {
  try {
    return typeof value === 'string' && Boolean(new LocalTime(value));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const isWhatsApp = ({ format }: PastUploadQuery): boolean => format === 'whatsapp';

export class PastUploadQuery {
  @IsIn(PAST_FORMATS) format!: PastFormat;
  /** Account whose customers these are; history and live threads of a customer are then one. */
  @IsOptional() @Matches(/^[\w.-]{1,64}$/) account?: string;
  /** Zone of times that name none: always of WhatsApp exports. */
  @ValidateIf((query: PastUploadQuery) => isWhatsApp(query) || query.timeZone !== undefined)
  @ValidateBy({ name: 'isTimeZone', validator: { validate: isTimeZone, defaultMessage: () => 'timeZone must be a zone such as Asia/Shanghai' } })
  timeZone?: string;
  /** Participants that are the business. */
  @Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]))
  @ValidateIf((query: PastUploadQuery) => isWhatsApp(query) || query.business !== undefined)
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @IsString({ each: true }) @MinLength(1, { each: true }) @MaxLength(200, { each: true })
  business?: string[];
  @IsOptional() @IsIn(DATE_ORDERS) dateOrder?: DateOrder;
  /** Hours of silence in a chat after which another conversation begins. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(720) silenceHours?: number;
}

export class PastListQuery {
  @IsOptional() @IsString() @MaxLength(64) threadId?: string;
  @IsOptional() @IsString() @MaxLength(32) channel?: string;
  @IsOptional() @IsString() @MaxLength(16) language?: string;
  /** Only conversations that ended before this. */
  @IsOptional() @IsISO8601() before?: string;
  /** Only conversations behind this one in the list: the last of the page before. */
  @IsOptional() @IsString() @MaxLength(64) after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

export class PastMessagesQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(10_000_000) offset?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000) limit?: number;
}
