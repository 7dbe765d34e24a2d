import { IntentLibraryContent } from '@parley/contracts';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, Min, ValidateNested } from 'class-validator';

export class CheckLibraryBody {
  @IsDefined() @ValidateNested() @Type(() => IntentLibraryContent) content!: IntentLibraryContent;
}

/** Every change names the revision that its author looked at; 0 where there was no library. */
export class ChangeLibraryBody {
  @IsInt() @Min(0) expectedRevision!: number;
}

export class SaveDraftBody extends ChangeLibraryBody {
  @IsDefined() @ValidateNested() @Type(() => IntentLibraryContent) content!: IntentLibraryContent;
}

export class RollBackBody extends ChangeLibraryBody {
  @IsInt() @Min(1) libraryVersion!: number;
}
