/** class-transformer exports its metadata only under this path, without types. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: NonNullable<
    import('class-validator-jsonschema/build/options').IOptions['classTransformerMetadataStorage']
  >;
}
