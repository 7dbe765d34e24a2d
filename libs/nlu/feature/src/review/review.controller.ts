import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { ReviewDesk } from './review-desk';
import { DismissTextsBody } from './review.dto';

/** What customers wrote that the library should learn, for its editors. */
@RequireRoles('editor', 'supervisor')
@Controller('api/nlu/library')
export class ReviewController {
  constructor(private readonly desk: ReviewDesk) {}

  /** What no intent covered of late, in clusters: candidates for intents. */
  @Get('unrecognised')
  unrecognised(@CurrentUser() { tenant }: SignedInUser) {
    return this.desk.unrecognised(tenant);
  }

  /** What agents say that customers meant, by what it had been taken for. */
  @Get('corrected')
  corrected(@CurrentUser() { tenant }: SignedInUser) {
    return this.desk.corrected(tenant);
  }

  /** Puts texts aside for good: as not recognised, or as corrected to the intent. */
  @HttpCode(204)
  @Post('dismissals')
  async dismiss(@CurrentUser() user: SignedInUser, @Body() { texts, intent }: DismissTextsBody): Promise<void> {
    await this.desk.dismiss(user, texts, intent);
  }
}
