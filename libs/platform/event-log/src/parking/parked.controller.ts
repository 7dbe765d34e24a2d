import { Body, Controller, Get, HttpCode, Inject, Post, type Type } from '@nestjs/common';
import { RequireRoles } from '@parley/platform/http';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Parking, type ParkedStream } from './parking';

class ReleaseRequest {
  @IsString() @IsNotEmpty() @MaxLength(200) reader!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) stream!: string;
}

/** Parked streams of one service, for its operators: `/api/<service>/parked`. */
export function parkedController(service: string): Type {
  @Controller(`api/${service}/parked`)
  @RequireRoles('admin')
  class ParkedController {
    constructor(@Inject(Parking) private readonly parking: Parking) {}

    @Get()
    async list(): Promise<{ parked: ParkedStream[] }> {
      return { parked: await this.parking.list() };
    }

    /** Accepted, not done: the reader applies what waits within seconds and keeps the stream parked when it fails again. */
    @Post('release')
    @HttpCode(202)
    async release(@Body() { reader, stream }: ReleaseRequest): Promise<void> {
      await this.parking.release(reader, stream);
    }
  }
  return ParkedController;
}
