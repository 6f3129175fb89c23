/**
 * The fields that are hidden from customers by default (`CUSTOMER_HIDDEN_FIELDS`), because they are for the merchant only.
 * Type names have no prefix.
 */
export const MERCHANT_FIELDS: readonly string[] = [
  'Customer.balance',
  'Customer.delinquent',
  'Customer.description',
  'Customer.invoiceCreditBalance',
  'Customer.invoicePrefix',
  'Customer.metadata',
  'Customer.metadataValue',
  'Customer.nextInvoiceSequence',
  'Customer.tax',
  'Customer.taxExempt',
  'PaymentMethod.metadata',
  'PaymentMethod.metadataValue',
  'PaymentMethod.radarOptions',
  'SetupAttempt.application',
  'SetupAttempt.onBehalfOf',
  'SetupIntent.application',
  'SetupIntent.description',
  'SetupIntent.metadata',
  'SetupIntent.metadataValue',
  'SetupIntent.onBehalfOf',
  'SetupIntent.paymentMethodConfigurationDetails',
];
