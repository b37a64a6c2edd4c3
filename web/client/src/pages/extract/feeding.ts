import type { FormJson, FormNodeJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'

/** A form with the points alone that become part of a case, in the order of the paper. */
export function feedingForm(form: FormJson): FormJson {
  return { ...form, nodes: feeding(form.nodes ?? []) }
}

function feeding(nodes: readonly FormNodeJson[]): FormNodeJson[] {
  return nodes
    .filter(({ feedsCase }) => feedsCase)
    .map((node) => ({ ...node, ...(node.children ? { children: feeding(node.children) } : {}) }))
}
