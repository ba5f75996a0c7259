import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { AttributeUse } from '../workspace/attribute-names.ts'

/** What has attributes: users, leads and visitors share theirs. */
export type AttributeModel = 'customer' | 'company'

/** A custom attribute as API 1.4 shows it (API page "List data attributes"). Text where it never had a value. */
export function dataAttributeView(model: AttributeModel, name: string, { type, firstAt }: AttributeUse): JsonObject {
  return {
    type: 'data_attribute',
    model,
    name,
    full_name: `custom_attributes.${name}`,
    label: name,
    description: '',
    data_type: type ?? 'string',
    api_writable: true,
    messenger_writable: true,
    ui_writable: true,
    custom: true,
    archived: false,
    admin_id: null,
    created_at: firstAt,
    updated_at: firstAt,
  }
}
