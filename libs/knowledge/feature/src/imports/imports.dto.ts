import { ARTICLE_KINDS, type ArticleKind } from '@parley/contracts';
import { EXPORT_FORMATS, IMPORT_TARGETS, type ExportFormat, type ImportTarget, type RowOutcome } from '@parley/knowledge/adapters';
import { ARTICLE_STATUSES, type ArticleStatus } from '@parley/knowledge/domain';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';

export class UploadQuery {
  /** Its ending tells the format. */
  @IsString() @MinLength(1) @MaxLength(255) fileName!: string;
  @IsIn(IMPORT_TARGETS) target!: ImportTarget;
  /** For rows that do not say. */
  @IsOptional() @IsString() @MaxLength(64) businessLine?: string;
  @IsOptional() @IsString() @MaxLength(16) language?: string;
  @IsOptional() @IsIn(ARTICLE_KINDS) kind?: ArticleKind;
}

export class ImportRowsQuery {
  @IsOptional() @IsIn(['new', 'changed', 'same', 'duplicate', 'wrong']) outcome?: RowOutcome;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

export class ExportQuery {
  @IsIn(EXPORT_FORMATS) format!: ExportFormat;
  /** Only articles in this state; with `published`, the text that customers see. */
  @IsOptional() @IsIn(ARTICLE_STATUSES) status?: ArticleStatus;
  @IsOptional() @IsString() @MaxLength(16) language?: string;
  @IsOptional() @IsString() @MaxLength(64) businessLine?: string;
}
