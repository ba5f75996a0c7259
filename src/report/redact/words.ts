/** Words in which rules say what they expected and received. */
export const ownWords: readonly string[] = (
  'a an the of by or in is it no not to as at be and nothing none requests calls dropped rejected refused sent kept delivered other another ' +
  'identifier configuration error unix seconds Access Token Bearer Basic application json JSON array object string number boolean characters items ' +
  'keys deeper before after taken one update with user registration registered company must same name value text type place under own ' +
  'POST GET PUT DELETE users companies events tags https api intercom io'
).split(' ')

/** Names of fields that stand in every event or request; where a value reads the same, they say nothing of it. */
export const wellKnown: ReadonlySet<string> = new Set(
  (
    'type event userId anonymousId groupId traits properties context integrations timestamp originalTimestamp messageId channel ' +
    'id email name phone createdAt company companies firstName lastName firstname lastname avatar title plan website industry size ' +
    'remove ip library device os app version locale userAgent custom_attributes user_id company_id event_name created_at metadata ' +
    'signed_up_at unsubscribed_from_emails unsubscribedFromEmails monthly_spend monthlySpend remote_created_at amount currency url value ' +
    'kind requests calls dropped method headers body path trait'
  ).split(' '),
)
