import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

export class OfArticleQuery {
  @IsOptional() @IsString() @MaxLength(64) articleId?: string;
}

export class GapsQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(365) days?: number;
}

export class RecallQuery {
  /** The version that is right again; the published one unless told. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) before?: number;
}

export class DismissBody {
  @IsString() @MaxLength(64) articleId!: string;
  @IsString() @MaxLength(300) wording!: string;
}

const NOT_BLANK = /\S/;

export class ProposalBody {
  /** Chosen by the caller and the article's id, so that a request sent twice makes one article. */
  @IsUUID() proposalId!: string;
  @IsString() @Matches(NOT_BLANK) @MaxLength(512) question!: string;
  /** Shorter than an article may be: it is searched for personal data. */
  @IsString() @Matches(NOT_BLANK) @MaxLength(8_192) answer!: string;
}
