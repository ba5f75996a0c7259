import { refusal } from '../refusal.ts'
import { defineRoute, ok } from '../route.ts'
import { type AttributeModel, dataAttributeView } from '../views/data-attribute.ts'

const models: readonly AttributeModel[] = ['customer', 'company']

/**
 * The custom attributes that were written, of one `model` or of both (changelog 1.4, which took `/data_attributes/customer`
 * and `/data_attributes/company` away). None is ever archived here, so that `include_archived` adds nothing.
 */
export const getDataAttributes = defineRoute({
  on: 'GET /data_attributes',
  answer({ query, workspace }) {
    const asked = query.get('model')
    const shown = models.filter((model) => asked === null || model === asked)
    if (shown.length === 0) throw refusal(400, 'parameter_invalid', 'model must be customer or company', 'model')
    const names = { customer: workspace.userAttributes, company: workspace.companyAttributes }
    return ok({
      type: 'data_attribute.list',
      data_attributes: shown.flatMap((model) =>
        Array.from(names[model].all(), ([name, use]) => dataAttributeView(model, name, use)),
      ),
    })
  },
})
