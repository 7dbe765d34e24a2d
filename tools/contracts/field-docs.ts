import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesBelow } from '../workspace';

/** Class name → field name → what its doc comment says. */
export type FieldDocs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Doc comments are lost at run time, so the descriptions of fields are read from the sources of the contracts. */
export function fieldDocs(root: string): FieldDocs {
  const sources = filesBelow(root, ['libs/contracts/src'], (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
  return new Map(sources.flatMap((path) => classesIn(path, readFileSync(join(root, path), 'utf8'))));
}

function classesIn(path: string, text: string): [string, Map<string, string>][] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return file.statements.filter(ts.isClassDeclaration).map((declaration) => {
    const fields = declaration.members.filter(ts.isPropertyDeclaration).flatMap((member): [string, string][] => {
      const doc = docOf(member);
      return doc === '' ? [] : [[member.name.getText(file), doc]];
    });
    return [declaration.name?.text ?? '', new Map(fields)];
  });
}

function docOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments
    .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
