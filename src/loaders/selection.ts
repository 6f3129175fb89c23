import {
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Fields that a reference answers by itself: asking for no more than these sends nothing. */
const KNOWN_BY_REFERENCE = new Set(['id', '__typename']);

/** Whether a field asks no more of the object that it names than what its id already tells. */
export function asksOnlyForId(info: GraphQLResolveInfo): boolean {
  return info.fieldNodes.every((node) => !node.selectionSet || everyFieldKnown(node.selectionSet, info));
}

function everyFieldKnown(selectionSet: SelectionSetNode, info: GraphQLResolveInfo): boolean {
  return selectionSet.selections.every((selection) => {
    if (!isIncluded(selection, info)) return true;
    if (selection.kind === 'Field') return KNOWN_BY_REFERENCE.has(selection.name.value);
    if (selection.kind === 'InlineFragment') return everyFieldKnown(selection.selectionSet, info);
    const fragment: FragmentDefinitionNode | undefined = info.fragments[selection.name.value];
    return !fragment || everyFieldKnown(fragment.selectionSet, info);
  });
}

/** What `@skip` and `@include` say, with this request's variables. */
function isIncluded(selection: SelectionNode, info: GraphQLResolveInfo): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues);
  if (skip?.if === true) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues);
  return include?.if !== false;
}
