import { GlossaryContent } from '@parley/contracts';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsString, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';

export class CheckGlossaryBody {
  @IsDefined() @ValidateNested() @Type(() => GlossaryContent) content!: GlossaryContent;
}

/** A sentence of a customer to try a glossary on that nobody uses yet. */
export class TryGlossaryBody extends CheckGlossaryBody {
  @IsString() @MinLength(1) @MaxLength(2_000) text!: string;
}

/** A change names the revision that its author looked at; 0 where there was no glossary. */
export class SaveGlossaryBody extends CheckGlossaryBody {
  @IsInt() @Min(0) expectedRevision!: number;
}

export class RollBackGlossaryBody {
  @IsInt() @Min(0) expectedRevision!: number;
  @IsInt() @Min(1) revision!: number;
}
