import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, agents, and what is offered or assigned to whom. */
export class RoutingTables1760000100000 implements MigrationInterface {
  readonly name = 'RoutingTables1760000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        person_id text PRIMARY KEY,
        tenant text NOT NULL,
        email text NOT NULL CHECK (email = lower(email)),
        name text NOT NULL,
        password_hash text NOT NULL,
        roles text[] NOT NULL,
        languages text[] NOT NULL DEFAULT '{}',
        skills text[] NOT NULL DEFAULT '{}',
        capacity int NOT NULL DEFAULT 0 CHECK (capacity >= 0),
        locale text NOT NULL DEFAULT 'en',
        UNIQUE (tenant, email)
      );
      CREATE INDEX ON person (email);
      CREATE TABLE agent (
        agent_id text PRIMARY KEY REFERENCES person,
        tenant text NOT NULL,
        presence text NOT NULL,
        capacity int NOT NULL,
        presence_since timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE routed_conversation (
        conversation_id text PRIMARY KEY,
        tenant text NOT NULL,
        subject_id text NOT NULL,
        thread_id text NOT NULL,
        escalation_id text NOT NULL,
        status text NOT NULL,
        queue_id text NOT NULL,
        priority int NOT NULL,
        language text NOT NULL,
        waiting_since timestamptz NOT NULL
      );
      CREATE INDEX routed_conversation_queued ON routed_conversation (tenant, waiting_since) WHERE status = 'queued';
      CREATE TABLE assignment (
        assignment_id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('offer', 'assignment')),
        tenant text NOT NULL,
        conversation_id text NOT NULL,
        escalation_id text NOT NULL,
        agent_id text NOT NULL,
        started_time timestamptz NOT NULL,
        ended_time timestamptz
      );
      CREATE UNIQUE INDEX assignment_one_active ON assignment (conversation_id) WHERE ended_time IS NULL;
      CREATE INDEX assignment_agent_active ON assignment (agent_id) WHERE ended_time IS NULL;
      CREATE INDEX assignment_agent_ended ON assignment (agent_id, ended_time) WHERE ended_time IS NOT NULL;
      CREATE TABLE submitted_reply (
        tenant text NOT NULL,
        reply_id text NOT NULL,
        conversation_id text NOT NULL,
        agent_id text NOT NULL,
        PRIMARY KEY (tenant, reply_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE submitted_reply, assignment, routed_conversation, agent, person');
  }
}
