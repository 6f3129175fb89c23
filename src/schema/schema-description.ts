/** The description of the schema: the first steps of a newcomer. Its operations run unchanged on the sandbox. */
export const SCHEMA_DESCRIPTION = `Stripe's Setup Intents API as GraphQL: it saves payment methods for later payments, without charging them. Types and fields have Stripe's names in camelCase, so Stripe's documentation applies to them.

The first three steps:

1. List setup intents, the newest first:

   \`\`\`graphql
   query { setupIntents(first: 5) { nodes { id status customer { name } } } }
   \`\`\`

2. Create a setup intent and confirm it, which saves a card:

   \`\`\`graphql
   mutation {
     createSetupIntent(
       input: {
         paymentMethod: "pm_card_visa"
         confirm: true
         automaticPaymentMethods: { enabled: true, allowRedirects: NEVER }
       }
     ) {
       ... on CreateSetupIntentPayload { setupIntent { id status } }
       ... on StripeError { __typename code message }
     }
   }
   \`\`\`

   In a browser, omit \`paymentMethod\` and \`confirm\`, select \`clientSecret\`, and let Stripe.js collect the card and confirm. \`stripeConfig\` has the publishable key.

3. Read errors as data: errors that the caller can handle, such as a declined card, are members of the mutation's result and implement \`StripeError\`. Try \`pm_card_chargeDeclined\` in step 2. All other errors are in the list \`errors\` of the response: \`extensions.code\` identifies them, and \`extensions.retryable\` is whether the same request may succeed later.`;
