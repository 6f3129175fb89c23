import { describe, expect, it } from 'vitest';
import { encodeForm, type FormParams } from '../../src/stripe/form.ts';

// The right-hand sides are written by hand, after the encoding that Stripe documents and its own library produces.

describe('encodeForm', () => {
  it.each<[string, FormParams, string]>([
    ['gives nothing for no parameters', {}, ''],
    ['writes a text as it is', { customer: 'cus_Abc' }, 'customer=cus_Abc'],
    ['joins parameters in their order', { b: '1', a: '2', c: '3' }, 'b=1&a=2&c=3'],
    ['writes an integer in decimal digits', { limit: 3 }, 'limit=3'],
    ['writes zero', { amount: 0 }, 'amount=0'],
    ['writes a negative integer', { amount: -5 }, 'amount=-5'],
    ['writes the largest safe integer in full', { amount: 9007199254740991 }, 'amount=9007199254740991'],
    ['writes an instant as its Unix seconds', { created: 1790000000 }, 'created=1790000000'],
    ['writes true as the word', { confirm: true }, 'confirm=true'],
    ['writes false as the word', { confirm: false }, 'confirm=false'],
    ['keeps a key without a value for the empty text, which unsets', { description: '' }, 'description='],
    ['drops undefined', { a: undefined, b: '1', c: undefined }, 'b=1'],
    ['gives nothing when all is undefined', { a: undefined }, ''],
    ['drops an empty list', { flow_directions: [], usage: 'off_session' }, 'usage=off_session'],
    ['drops an empty object', { metadata: {}, usage: 'off_session' }, 'usage=off_session'],
    ['drops an object of nothing but undefined', { card: { moto: undefined }, a: '1' }, 'a=1'],
    ['drops an empty object deep inside', { payment_method_options: { card: {} }, a: '1' }, 'a=1'],
    ['nests by literal brackets', { a: { b: { c: 'v' } } }, 'a[b][c]=v'],
    ['writes the members of an object in their order', { a: { z: 1, b: 2 } }, 'a[z]=1&a[b]=2'],
    ['numbers the elements of a list', { a: ['x', 'y'] }, 'a[0]=x&a[1]=y'],
    ['numbers a list of one', { payment_method_types: ['card'] }, 'payment_method_types[0]=card'],
    ['numbers the elements of a list of numbers', { amounts: [32, 45] }, 'amounts[0]=32&amounts[1]=45'],
    ['numbers a list of objects', { a: [{ k: 'v', l: 'w' }, { k: 'x' }] }, 'a[0][k]=v&a[0][l]=w&a[1][k]=x'],
    ['numbers a list inside an object', { a: { b: ['x', 'y'] } }, 'a[b][0]=x&a[b][1]=y'],
    [
      'numbers past twenty, where some parsers change their mind',
      { a: Array.from({ length: 22 }, (_, index) => index) },
      'a[0]=0&a[1]=1&a[2]=2&a[3]=3&a[4]=4&a[5]=5&a[6]=6&a[7]=7&a[8]=8&a[9]=9&a[10]=10&a[11]=11&a[12]=12&a[13]=13&a[14]=14&a[15]=15&a[16]=16&a[17]=17&a[18]=18&a[19]=19&a[20]=20&a[21]=21',
    ],
    [
      'nests deeper than five levels',
      { a: { b: { c: { d: { e: { f: { g: '1' } } } } } } },
      'a[b][c][d][e][f][g]=1',
    ],
    ['writes blanks as %20', { name: 'Jane Roe' }, 'name=Jane%20Roe'],
    ["encodes ! ' ( ) and *", { name: "!'()*" }, 'name=%21%27%28%29%2A'],
    ['leaves ~ - _ . alone', { name: '~-_.' }, 'name=~-_.'],
    ['leaves letters and digits alone', { name: 'azAZ09' }, 'name=azAZ09'],
    [
      'encodes a URL',
      { return_url: 'https://example.com/done?a=1&b=2#x' },
      'return_url=https%3A%2F%2Fexample.com%2Fdone%3Fa%3D1%26b%3D2%23x',
    ],
    ['encodes a plus sign, which would be read as a blank', { name: '1+1' }, 'name=1%2B1'],
    ['encodes a percent sign', { name: '100%' }, 'name=100%25'],
    ['encodes what was encoded before once more', { name: '%20' }, 'name=%2520'],
    ['encodes brackets in values', { name: 'a[0]' }, 'name=a%5B0%5D'],
    ['encodes accents as UTF-8', { name: 'José' }, 'name=Jos%C3%A9'],
    ['encodes ideographs as UTF-8', { name: '日本' }, 'name=%E6%97%A5%E6%9C%AC'],
    ['encodes emoji as UTF-8', { name: '😀' }, 'name=%F0%9F%98%80'],
    ['encodes keys as UTF-8', { metadata: { é: 'v' } }, 'metadata[%C3%A9]=v'],
    ['writes blanks in keys as %20', { metadata: { 'order id': '1' } }, 'metadata[order%20id]=1'],
    ['encodes line ends and tabs', { name: 'a\r\n\tb' }, 'name=a%0D%0A%09b'],
  ])('%s', (_, params, form) => {
    expect(encodeForm(params)).toBe(form);
  });
});

describe("Stripe's own examples", () => {
  it.each<[string, FormParams, string]>([
    [
      'a create with automatic payment methods',
      {
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        customer: 'cus_Abc',
        metadata: { order_id: '6735' },
        expand: ['customer'],
      },
      'automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never&customer=cus_Abc&metadata[order_id]=6735&expand[0]=customer',
    ],
    [
      'a create with listed types',
      { allowed_payment_method_types: ['card', 'us_bank_account'], usage: 'off_session' },
      'allowed_payment_method_types[0]=card&allowed_payment_method_types[1]=us_bank_account&usage=off_session',
    ],
    [
      'a create that confirms, with a mandate',
      {
        confirm: true,
        payment_method: 'pm_card_visa',
        return_url: 'https://example.com/done',
        payment_method_options: { card: { request_three_d_secure: 'any' } },
        mandate_data: {
          customer_acceptance: {
            type: 'online',
            online: { ip_address: '203.0.113.7', user_agent: 'Mozilla/5.0' },
          },
        },
      },
      'confirm=true&payment_method=pm_card_visa&return_url=https%3A%2F%2Fexample.com%2Fdone&payment_method_options[card][request_three_d_secure]=any&mandate_data[customer_acceptance][type]=online&mandate_data[customer_acceptance][online][ip_address]=203.0.113.7&mandate_data[customer_acceptance][online][user_agent]=Mozilla%2F5.0',
    ],
    [
      'a create with the details of a bank account',
      {
        payment_method_data: {
          type: 'us_bank_account',
          us_bank_account: {
            account_holder_type: 'individual',
            account_number: '000123456789',
            routing_number: '110000000',
          },
          billing_details: { name: 'Jane Roe' },
        },
      },
      'payment_method_data[type]=us_bank_account&payment_method_data[us_bank_account][account_holder_type]=individual&payment_method_data[us_bank_account][account_number]=000123456789&payment_method_data[us_bank_account][routing_number]=110000000&payment_method_data[billing_details][name]=Jane%20Roe',
    ],
    [
      'an update that changes two metadata keys and removes one',
      { metadata: { a: '1', b: '2', old: '' } },
      'metadata[a]=1&metadata[b]=2&metadata[old]=',
    ],
    [
      'an update that removes all metadata and unsets the payment method',
      { metadata: '', payment_method: '' },
      'metadata=&payment_method=',
    ],
    [
      'a list with a span of time and expansions',
      {
        customer: 'cus_Abc',
        limit: 3,
        created: { gte: 1790000000, lt: 1790086400 },
        expand: ['data.customer', 'data.latest_attempt'],
      },
      'customer=cus_Abc&limit=3&created[gte]=1790000000&created[lt]=1790086400&expand[0]=data.customer&expand[1]=data.latest_attempt',
    ],
    ['a verification by amounts', { amounts: [32, 45] }, 'amounts[0]=32&amounts[1]=45'],
    ['a verification by code', { descriptor_code: 'SM11AA' }, 'descriptor_code=SM11AA'],
    [
      'a cancellation',
      { cancellation_reason: 'requested_by_customer' },
      'cancellation_reason=requested_by_customer',
    ],
  ])('%s', (_, params, form) => {
    expect(encodeForm(params)).toBe(form);
  });
});
