/** Rows of a sparse matrix, compressed: row r has the entries from `starts[r]` to `starts[r + 1]`, exclusive. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  readonly rows: number;
  /** Number of columns. */
  readonly width: number;
}

export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export function toRows(vectors: readonly SparseVector[], width: number): SparseRows {
  const total = vectors.reduce((sum, { columns }) => sum + columns.length, 0);
  const starts = new Int32Array(vectors.length + 1);
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  let at = 0;
  vectors.forEach((vector, row) => {
    columns.set(vector.columns, at);
    values.set(vector.values, at);
    at += vector.columns.length;
    starts[row + 1] = at;
  });
  return { starts, columns, values, rows: vectors.length, width };
}
