import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';

export class DismissTextsBody {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(200) @IsString({ each: true }) @MaxLength(1_000, { each: true }) texts!: string[];
  /** The intent that agents corrected them to; absent for what was not recognised. */
  @IsOptional() @IsString() @MaxLength(64) intent?: string;
}
