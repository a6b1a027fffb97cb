package org.muniment.identity;

/**
 * An access key with its secrets, which exist nowhere else: show them once.
 *
 * @param clientId the public name of the key
 * @param accessKey what official clients call the access key: base64 of JSON
 * @param servicePrincipalKey the second secret that a client needs
 */
public record NewAccessKey(String clientId, String accessKey, String servicePrincipalKey) {
  @Override
  public String toString() {
    return "NewAccessKey[clientId=" + clientId + "]";
  }
}
