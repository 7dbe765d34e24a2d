import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';

export class ListArticlesQuery {
  @IsOptional() @IsIn(['zh', 'en']) language?: 'zh' | 'en';
  @IsOptional() @IsString() @MaxLength(64) businessLine?: string;
  /** Words that title, question or a similar question contain. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** Pages count from 1. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) pageSize?: number;
}

export class FindArticleQuery {
  @IsOptional() @IsString() @MaxLength(64) tenant?: string;
}

export class SearchQuery {
  @IsString() @MinLength(1) @MaxLength(2_000) q!: string;
  @IsOptional() @IsIn(['zh', 'en']) language?: 'zh' | 'en';
  @IsOptional() @IsString() @MaxLength(64) businessLine?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10) limit?: number;
}
