import { IsEmail, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class SignInDto {
  @IsEmail() @MaxLength(254) email!: string;
  @IsString() @MinLength(1) @MaxLength(1024) password!: string;
  /** Needed when several tenants know the address. */
  @IsOptional() @IsString() @MaxLength(64) tenant?: string;
}
