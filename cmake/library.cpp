// SPDX-License-Identifier: Apache-2.0
// The shared library takes all of its code from the floors; a target needs one source of its own.
