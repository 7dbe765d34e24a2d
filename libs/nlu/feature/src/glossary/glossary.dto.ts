import { GlossaryContent } from '@parley/contracts';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, Min, ValidateNested } from 'class-validator';

export class CheckGlossaryBody {
  @IsDefined() @ValidateNested() @Type(() => GlossaryContent) content!: GlossaryContent;
}

/** A change names the revision that its author looked at; 0 where there was no glossary. */
export class SaveGlossaryBody extends CheckGlossaryBody {
  @IsInt() @Min(0) expectedRevision!: number;
}

export class RollBackGlossaryBody {
  @IsInt() @Min(0) expectedRevision!: number;
  @IsInt() @Min(1) revision!: number;
}
