export const SCHEMAS = 'libs/contracts/generated/schemas.json';
export const FIXTURES = 'libs/contracts/fixtures';
export const MANIFEST = `${FIXTURES}/manifest.json`;
export const ASYNCAPI = 'docs/reference/generated/asyncapi.json';
export const TOPICS = 'docs/reference/generated/topics.md';
