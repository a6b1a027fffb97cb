package org.muniment.access;

import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Decides by the caller's role: administrators and users may read and write, readers may only read.
 */
public final class AccessService {
  /**
   * @throws MunimentException ACCESS_DENIED when the caller lacks the right
   */
  public void require(Caller caller, Right right) {
    if (right == Right.WRITE && !caller.mayWrite()) {
      throw new MunimentException(
          ErrorCode.ACCESS_DENIED,
          "Access denied: the user '" + caller.name() + "' may only read in this repository.");
    }
  }

  /**
   * For what concerns the repository as a whole, such as definitions.
   *
   * @throws MunimentException ACCESS_DENIED when the caller is no administrator
   */
  public void requireAdministrator(Caller caller) {
    if (!caller.isAdministrator()) {
      throw new MunimentException(
          ErrorCode.ACCESS_DENIED,
          "Access denied: the user '" + caller.name() + "' does not administer this repository.");
    }
  }
}
