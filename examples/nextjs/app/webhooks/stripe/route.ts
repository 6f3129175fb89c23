// The gateway reads the body itself, because Stripe signs its bytes.
export { POST } from '../../api/graphql/route.ts';
