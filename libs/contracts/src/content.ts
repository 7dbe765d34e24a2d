import { Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsIn, IsInt, IsLatitude, IsLongitude, IsNumber, IsOptional, IsString, Matches, MaxLength, Min, ValidateNested,
} from 'class-validator';
import { PersonalData } from './personal-data';

/** Longest text of one message, in UTF-16 code units; a longer one is refused at the edge. */
export const MAX_TEXT_LENGTH = 16_384;

export const CONTENT_KINDS = [
  'text', 'media', 'location', 'contacts', 'button-reply', 'list-reply', 'reaction', 'order', 'system', 'unsupported',
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];
/** Kinds that ask for nothing: a message of such a kind is settled by its being recorded. */
export const NEEDS_NO_REPLY: readonly ContentKind[] = ['reaction', 'system'];

/** A file kept outside the log: events carry the reference, never the bytes. */
export class BlobReference {
  /** Where the gateway keeps the bytes (`blob:<id>`), or the vendor's media id until they are fetched (`vendor:<id>`). */
  @IsString() @MaxLength(512) ref!: string;
  @IsString() @MaxLength(128) mimeType!: string;
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) sha256?: string;
  @IsOptional() @IsInt() @Min(0) sizeBytes?: number;
  @IsOptional() @PersonalData() @IsString() @MaxLength(512) fileName?: string;
}

export class GeoLocation {
  @PersonalData() @IsLatitude() latitude!: number;
  @PersonalData() @IsLongitude() longitude!: number;
  @IsOptional() @PersonalData() @IsString() @MaxLength(1024) name?: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(2048) address?: string;
}

export class SharedContact {
  @PersonalData() @IsString() @MaxLength(512) name!: string;
  @PersonalData() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) phones!: string[];
}

export class OrderItem {
  @IsString() @MaxLength(256) productId!: string;
  @IsNumber() quantity!: number;
  @IsOptional() @IsNumber() price?: number;
  @IsOptional() @IsString() @MaxLength(8) currency?: string;
}

/** What a customer sent, whatever the channel. `text` is what a person would read, for every kind that has one. */
export class MessageContent {
  @IsIn(CONTENT_KINDS) kind!: ContentKind;
  @IsOptional() @PersonalData() @IsString() @MaxLength(MAX_TEXT_LENGTH) text?: string;
  @IsOptional() @ValidateNested() @Type(() => BlobReference) media?: BlobReference;
  @IsOptional() @ValidateNested() @Type(() => GeoLocation) location?: GeoLocation;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => SharedContact) contacts?: SharedContact[];
  /** Id of the button or list row that was chosen. */
  @IsOptional() @IsString() @MaxLength(256) replyId?: string;
  /** External id of the message that is reacted to or quoted. */
  @IsOptional() @IsString() @MaxLength(256) refersTo?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => OrderItem) items?: OrderItem[];
  /** The vendor's name of a kind that Parley does not know, or of a system notice. */
  @IsOptional() @IsString() @MaxLength(128) vendorKind?: string;
}

export class OutboundOption {
  @IsString() @MaxLength(256) id!: string;
  @IsString() @MaxLength(72) title!: string;
  @IsOptional() @IsString() @MaxLength(256) description?: string;
}

export class OutboundTemplate {
  @IsString() @MaxLength(512) name!: string;
  @IsString() @MaxLength(16) language!: string;
  @PersonalData() @IsArray() @ArrayMaxSize(32) @IsString({ each: true }) parameters!: string[];
}

/** Reply id of the button or list row that asks for a human; the same on every channel. */
export const HUMAN_CHOICE = 'parley:human';

export const OUTBOUND_KINDS = ['text', 'buttons', 'list', 'media', 'template'] as const;

/** What is sent to a customer; a channel that lacks a kind renders it as text. */
export class OutboundContent {
  @IsIn(OUTBOUND_KINDS) kind!: (typeof OUTBOUND_KINDS)[number];
  @IsOptional() @PersonalData() @IsString() @MaxLength(MAX_TEXT_LENGTH) text?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => OutboundOption) options?: OutboundOption[];
  @IsOptional() @ValidateNested() @Type(() => BlobReference) media?: BlobReference;
  @IsOptional() @ValidateNested() @Type(() => OutboundTemplate) template?: OutboundTemplate;
}
