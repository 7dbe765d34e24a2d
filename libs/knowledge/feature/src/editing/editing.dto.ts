import { ArticleContent, ARTICLE_KINDS, type ArticleKind } from '@parley/contracts';
import { ARTICLE_STATUSES, type ArticleStatus } from '@parley/knowledge/domain';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';

export class ListEntriesQuery {
  @IsOptional() @IsIn(ARTICLE_STATUSES) status?: ArticleStatus;
  @IsOptional() @IsString() @MaxLength(16) language?: string;
  @IsOptional() @IsString() @MaxLength(64) businessLine?: string;
  @IsOptional() @IsIn(ARTICLE_KINDS) kind?: ArticleKind;
  @IsOptional() @IsString() @MaxLength(64) tag?: string;
  @IsOptional() @IsString() @MaxLength(128) owner?: string;
  @IsOptional() @IsString() @MaxLength(64) importId?: string;
  /** Only those whose review date has passed. */
  @IsOptional() @Transform(({ value }) => value === 'true') @IsBoolean() overdue?: boolean;
  /** Words that title, question, similar questions or keywords contain. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** Pages count from 1. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) pageSize?: number;
}

export class DraftArticleBody {
  /** Chosen by the caller, so that a request sent twice makes one article; given by the service when absent. */
  @IsOptional() @IsUUID() articleId?: string;
  @IsDefined() @ValidateNested() @Type(() => ArticleContent) content!: ArticleContent;
}

/** Every change names the revision that its author looked at. */
export class ChangeBody {
  @IsInt() @Min(1) expectedRevision!: number;
}

export class ReviseArticleBody extends ChangeBody {
  @IsDefined() @ValidateNested() @Type(() => ArticleContent) content!: ArticleContent;
}

export class NoteBody extends ChangeBody {
  @IsOptional() @IsString() @MaxLength(2_000) note?: string;
}

export class PublishBody extends ChangeBody {
  /** Replaces the text's own date; null takes it away. */
  @IsOptional() @IsISO8601() validFrom?: string | null;
  @IsOptional() @IsISO8601() validTo?: string | null;
}

export class ArchiveBody extends ChangeBody {
  @IsOptional() @IsString() @MaxLength(2_000) reason?: string;
}

export class DifferencesQuery {
  /** Revision to compare from; the live version when absent. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) from?: number;
  /** Revision to compare with; the newest when absent. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) to?: number;
}
