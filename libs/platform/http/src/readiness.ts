import { Injectable } from '@nestjs/common';

/** Something that must hold before the instance gets work. */
export interface ReadinessCheck {
  /** Name shown in `/health/ready` while it does not hold. */
  name: string;
  /** False or a rejection means not ready. Asked often: it looks at a state, it does not make a request. */
  isReady(): boolean | Promise<boolean>;
}

/** The instance's readiness checks. A component registers its own when it is built. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();

  register(check: ReadinessCheck): void {
    this.checks.set(check.name, check);
  }

  /** Names of the checks that do not hold; empty when ready. */
  async missing(): Promise<string[]> {
    const answers = await Promise.all(
      [...this.checks.values()].map(async (check) => ((await holds(check)) ? [] : [check.name])),
    );
    return answers.flat();
  }
}

async function holds(check: ReadinessCheck): Promise<boolean> {
  try {
    return await check.isReady();
  } catch {
    return false; // by contract: a check that fails is one that does not hold
  }
}
