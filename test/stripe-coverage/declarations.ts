import { fileURLToPath } from 'node:url';
import { Project, ts } from 'ts-morph';

/** A field or parameter as Stripe's package declares it. */
export interface Declared {
  /** Stripe's name. */
  readonly key: string;
  readonly literals: readonly string[];
  /** The fields below; empty for scalars, dictionaries, and whole resources, which are covered on their own. */
  readonly members: readonly Declared[];
  /** An object that has no fields. */
  readonly isEmpty: boolean;
  /** Of a parameter: whether null unsets it (`Emptyable`). Of a field: whether it may be null. */
  readonly isNullable: boolean;
  /** A string that Stripe describes as a day, `YYYY-MM-DD`. */
  readonly isDay: boolean;
}

export interface Declarations {
  readonly Objects: ReadonlyMap<string, readonly Declared[]>;
  readonly Parameters: ReadonlyMap<string, readonly Declared[]>;
  readonly Endpoints: ReadonlyMap<string, readonly Declared[]>;
}

let declarations: Declarations | undefined;

/** The declarations of the `stripe` package that `roots.ts` names. The first call takes seconds, later ones nothing. */
export function readDeclarations(): Declarations {
  declarations ??= compileDeclarations();
  return declarations;
}

function compileDeclarations(): Declarations {
  const path = fileURLToPath(new URL('roots.ts', import.meta.url));
  const project = new Project({
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      skipLibCheck: true,
      types: ['node'],
    },
  });
  const file = project.addSourceFileAtPath(path);
  const [problem] = project.getProgram().getSemanticDiagnostics(file);
  if (problem) throw new Error(`roots.ts does not compile: ${String(problem.getMessageText())}`);
  const checker = project.getTypeChecker().compilerObject;
  const source = file.compilerNode;
  const group = (name: string) => {
    const declaration = source.statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === name,
    );
    if (!declaration) throw new Error(`roots.ts has no interface ${name}.`);
    const type = checker.getTypeAtLocation(declaration);
    return new Map(
      type.getProperties().map((root) => [root.name, membersOf(checker.getTypeOfSymbol(root), checker)]),
    );
  };
  return {
    Objects: group('Objects'),
    Parameters: group('Parameters'),
    Endpoints: group('Endpoints'),
  };
}

function membersOf(type: ts.Type, checker: ts.TypeChecker): Declared[] {
  return type
    .getProperties()
    .filter(({ name }) => name !== 'object')
    .map((property) => declaredFrom(property, checker));
}

function declaredFrom(property: ts.Symbol, checker: ts.TypeChecker): Declared {
  const parts = partsOf(checker.getTypeOfSymbol(property), checker);
  const description = ts.displayPartsToString(property.getDocumentationComment(checker));
  const literals = parts.flatMap((part) => (part.isStringLiteral() && part.value !== '' ? [part.value] : []));
  const objects = parts.filter((part) => isPlainObject(part, checker));
  const shape = objects.find((part) => !isResource(part, checker));
  return {
    key: property.name,
    literals,
    members: shape ? membersOf(shape, checker) : [],
    isEmpty: shape !== undefined && shape.getProperties().length === 0 && !isDictionary(shape),
    isNullable: parts.some((part) => (part.flags & ts.TypeFlags.Null) !== 0),
    isDay: /YYYY-MM-DD/.test(description),
  };
}

/** The members of a union, looking through lists. */
function partsOf(type: ts.Type, checker: ts.TypeChecker): ts.Type[] {
  if (type.isUnion()) return type.types.flatMap((part) => partsOf(part, checker));
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return item ? partsOf(item, checker) : [];
  }
  return [type];
}

function isPlainObject(type: ts.Type, checker: ts.TypeChecker): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0 && !isDictionary(type) && !checker.isArrayType(type);
}

function isDictionary(type: ts.Type): boolean {
  return type.getStringIndexType() !== undefined;
}

/** One of Stripe's resources, or a list of them: it says what it is in `object`. */
function isResource(type: ts.Type, checker: ts.TypeChecker): boolean {
  const object = type.getProperty('object');
  return object !== undefined && checker.getTypeOfSymbol(object).isStringLiteral();
}
