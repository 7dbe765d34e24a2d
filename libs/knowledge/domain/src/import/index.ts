export { escapeCell, unescapeCell } from './cell';
export { fieldOfColumn, isHeader } from './columns';
export type { RawRow, RowProblem, RowProblemCode } from './raw-row';
export { readRow, type ImportDefaults, type ReadRow } from './to-content';
